export const CLINIC = 'Sandbox Family Medicine'

/** The first words of every message are the clinic's name; a list of messages reads better without. */
export const preview = (text: string | null): string => {
  const body = (text ?? '').trim()
  return body.startsWith(CLINIC) ? body.slice(CLINIC.length).replace(/^[\s:,.-]+/, '') : body
}
