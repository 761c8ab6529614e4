import { useEffect, useRef } from 'react'

interface Props { title: string; text: string; yes: string; onYes: () => void; onClose: () => void }

/** Asks before something that cannot be undone. */
export function Confirm({ title, text, yes, onYes, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => { if (!dialog.current?.open) dialog.current?.showModal() }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="confirm-title" onClose={onClose}>
      <h2 id="confirm-title">{title}</h2>
      <p>{text}</p>
      <form method="dialog" className="dialog-row">
        <button className="button" autoFocus>Keep it</button>
        <button className="button button-danger" onClick={onYes}>{yes}</button>
      </form>
    </dialog>
  )
}
