import { moveClock } from '../api/moveClock.ts'
import { useAct } from '../data/act.ts'
import { useCell } from '../data/cell.ts'
import { useClock } from '../data/queries.ts'
import { nextMorning } from '../data/zone.ts'
import { Icon } from '../ui/Icon.tsx'
import { play, playing, stopPlaying } from './play.ts'

const steps = [
  { label: '+15 min', title: 'A quarter of an hour on', advance: 'PT15M' },
  { label: '+1 hour', title: 'An hour on', advance: 'PT1H' },
  { label: 'Next morning', title: 'On to the next morning, 9:00', advance: undefined },
  { label: '+1 day', title: 'A day on', advance: 'P1D' },
]

export function ClockControls() {
  const { data: clock } = useClock()
  const { busy, act } = useAct()
  const week = useCell(playing)
  const move = (advance?: string) => clock && void act('The clock did not move.', async () => {
    await moveClock(advance ? { advance } : { to: nextMorning(clock.now) })
  })
  if (week) {
    return (
      <div className="clock-controls">
        <span className="clock-progress" role="status">Hour {week.done} of {week.total}<span className="wide-text"> · {week.processed} done</span></span>
        <button type="button" className="button" disabled={week.stopping} onClick={stopPlaying}><Icon name="pause" />{week.stopping ? 'Stopping…' : 'Stop'}</button>
        <progress className="week-bar" max={week.total} value={week.done} aria-label="The week" />
      </div>
    )
  }
  return (
    <div className="clock-controls" aria-busy={busy}>
      <div className="segmented" role="group" aria-label="Move the clock">
        {steps.map(({ label, title, advance }) => (
          <button key={label} type="button" title={title} disabled={busy || !clock} onClick={() => move(advance)}>{label}</button>
        ))}
      </div>
      <button type="button" className="button button-accent" title="Hour by hour; stop it when you like" disabled={busy || !clock} onClick={() => void play()}>
        <Icon name="play" />Play a week
      </button>
      {busy && <progress className="week-bar" aria-label="The clock moves" />}
    </div>
  )
}
