export interface Seen { messages: number; answers: string[]; codes: string[] }
export interface Step { title: string; text: string; done: boolean }

/** The three steps of a first visit, ticked off by what really happened. */
export function stepsOf({ messages, answers, codes }: Seen): Step[] {
  const yes = answers.some((body) => /^(yes|y|sí|si|c|1)$/i.test(body.trim()))
  const answered = messages > 0 && yes
  return [
    { title: 'Advance to tomorrow morning', text: 'Press Next morning; reminders arrive on the phones.', done: messages > 0 },
    { title: 'Answer YES on a phone', text: 'Pick one under “To answer”.', done: answered },
    { title: 'Watch the eCW row turn CONF', text: 'Open the visit above the phone.', done: answered && codes.some((code) => code.startsWith('CONF')) },
  ]
}
