/** Reads HTML as Telegram does, strictly: throws on what Telegram would refuse. */
const TAGS = new Set(['b', 'i', 'u', 's', 'a', 'code', 'blockquote']);

/** Text as it is shown. @throws on an unknown, unbalanced or badly nested tag, a stray `<`, `>` or `&` */
export function shownText(html: string): string {
  const open: string[] = [];
  let text = '';
  let rest = html;
  while (rest !== '') {
    const tag = /^<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*"| expandable)*)>/.exec(rest);
    const entity = /^&(amp|lt|gt|quot);/.exec(rest);
    if (tag !== null) {
      const [, slash, name = ''] = tag;
      if (!TAGS.has(name)) throw new Error(`unknown tag ${tag[0]} in: ${html}`);
      if (slash === '') open.push(name);
      else if (open.pop() !== name) throw new Error(`unbalanced ${tag[0]} in: ${html}`);
      rest = rest.slice(tag[0].length);
    } else if (entity !== null) {
      text += { amp: '&', lt: '<', gt: '>', quot: '"' }[entity[1] ?? ''] ?? '';
      rest = rest.slice(entity[0].length);
    } else if (/^[<>&]/.test(rest)) {
      throw new Error(`stray ${rest.slice(0, 20)} in: ${html}`);
    } else {
      text += rest.charAt(0);
      rest = rest.slice(1);
    }
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')} in: ${html}`);
  return text;
}
