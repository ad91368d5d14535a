/** One line about what just happened. */
import type { View } from '../domain/view.ts';
import { medicineName, optionLabel } from './names.ts';
import { foodName } from './phrase-food-line.ts';
import type { Speech } from './speech.ts';

/** The line as plain text; medicines and complaints are named. */
export function noticeText(speech: Speech, view: Extract<View, { kind: 'notice' }>): string {
  const id = `notice-${view.notice}`;
  switch (view.notice) {
    case 'other-content':
      return speech.plain(id, { what: view.what ?? 'other' });
    case 'medicine-added':
      return speech.plain(id, {
        count: view.ids.length,
        names: view.ids.map((medicine) => medicineName(speech, medicine)).join(', '),
      });
    case 'complaint-later':
      return speech.plain(id, {
        names: view.ids.map((complaint) => speech.words.complaints[complaint]?.name ?? complaint).join(', '),
      });
    case 'food-disliked':
    case 'food-often':
    case 'food-welcome':
      return speech.plain(id, { names: view.ids.map((food) => foodName(speech, food)).join(', ') });
    case 'food-allergy':
    case 'food-diet':
    case 'food-limit': {
      const labels = { 'food-allergy': 'allergy', 'food-diet': 'diet', 'food-limit': 'food-limits' }[view.notice];
      return speech.plain(id, { names: view.ids.map((option) => optionLabel(speech, labels, option)).join('; ') });
    }
    case 'amount-reckoned':
      return speech.plain(id, { mg: view.ids[0] ?? '' });
    default:
      return speech.plain(id);
  }
}
