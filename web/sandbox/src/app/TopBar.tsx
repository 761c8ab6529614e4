import { useState } from 'react'
import { ClockControls } from '../clock/ClockControls.tsx'
import { ClockFace } from '../clock/ClockFace.tsx'
import { useAct } from '../data/act.ts'
import { useCell } from '../data/cell.ts'
import { CLINIC } from '../data/clinic.ts'
import { sayDone } from '../data/notices.ts'
import { Faults } from '../faults/Faults.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { Icon } from '../ui/Icon.tsx'
import { reset } from './reset.ts'
import { isDark, switchTheme, theme } from './theme.ts'

export function TopBar() {
  const [asking, setAsking] = useState(false)
  const { busy, act } = useAct()
  useCell(theme)
  const startAgain = () => void act('The sandbox was not reset.', async () => {
    await reset()
    sayDone('The sandbox is as new.')
  })
  return (
    <header className="top">
      <h1><img src="/sandbox/icon.svg" alt="" width="20" height="20" />{CLINIC}</h1>
      <ClockFace />
      <ClockControls />
      <div className="top-tools">
        <Faults />
        <button type="button" className="button button-icon" aria-label="Reset the sandbox" title="Reset the sandbox" disabled={busy} onClick={() => setAsking(true)}><Icon name="reset" /></button>
        <button type="button" className="button button-icon" aria-label={isDark() ? 'Light theme' : 'Dark theme'} title={isDark() ? 'Light theme' : 'Dark theme'} onClick={switchTheme}><Icon name={isDark() ? 'sun' : 'moon'} /></button>
      </div>
      {asking && (
        <Confirm title="Reset the sandbox?" yes="Reset" onYes={startAgain} onClose={() => setAsking(false)}
          text="The clock, the patients, the visits, every message and every vendor fault go back to how they began. What happened since is lost." />
      )}
    </header>
  )
}
