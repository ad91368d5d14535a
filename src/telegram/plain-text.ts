/** Our HTML as plain text, for places where Telegram takes no markup. */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** The text that a reader of this HTML (tags and entities as Telegram knows them) sees. */
export function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}
