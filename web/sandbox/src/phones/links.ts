export interface Piece { text: string; href?: string }

/** Cuts a text at its web addresses, so that they can be links. */
export function pieces(body: string): Piece[] {
  return body.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/g).filter(Boolean).map((text) => (/^https?:\/\//.test(text) ? { text, href: text } : { text }))
}
