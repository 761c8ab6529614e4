import { useState, type FormEvent } from 'react'
import { sendText } from '../api/sendText.ts'
import { useAct } from '../data/act.ts'
import { useClock } from '../data/queries.ts'
import { addSent, takeBack } from '../data/sent.ts'
import { Icon } from '../ui/Icon.tsx'

const quick = ['YES', 'NO', 'STOP', 'START']

/** Answers as the patient would. */
export function Compose({ from }: { from: string }) {
  const [body, setBody] = useState('')
  const { data: clock } = useClock()
  const { busy, act } = useAct()

  const send = async (text: string) => {
    if (!text.trim() || busy || !clock) return
    const id = addSent({ from, body: text, at: clock.now })
    const sent = await act('Your text did not go out.', async () => void (await sendText(from, text)))
    if (!sent) takeBack(id)
    else if (text === body) setBody('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(body)
  }
  return (
    <form className="compose" onSubmit={submit} aria-busy={busy}>
      <div className="compose-quick" role="group" aria-label="Quick answers">
        {quick.map((word) => <button key={word} type="button" className="chip-button" disabled={busy} onClick={() => void send(word)}>{word}</button>)}
      </div>
      <div className="compose-row">
        <input id="compose" aria-label="Text message" placeholder="Text message" value={body} maxLength={1600} onChange={(event) => setBody(event.target.value)} autoComplete="off" />
        <button className="button-send" aria-label="Send" disabled={busy || !body.trim()}><Icon name="send" /></button>
      </div>
    </form>
  )
}
