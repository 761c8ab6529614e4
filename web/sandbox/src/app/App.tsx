import './app.css'
import '../clock/clock.css'
import { Suspense, useEffect } from 'react'
import { usePlace } from '../data/address.ts'
import { goLive } from '../data/live.ts'
import { Hint } from '../hint/Hint.tsx'
import { Notices } from '../ui/Notices.tsx'
import { useNarrow } from '../ui/useNarrow.ts'
import { Narrow } from './Narrow.tsx'
import { Offline } from './Offline.tsx'
import { TopBar } from './TopBar.tsx'
import { useKeys } from './useKeys.ts'
import { Wide } from './Wide.tsx'

export function App() {
  const place = usePlace()
  const narrow = useNarrow()
  useEffect(goLive, [])
  useKeys()
  return (
    <div className="app">
      <TopBar />
      <Offline />
      <Hint />
      <Suspense fallback={null}>{narrow ? <Narrow place={place} /> : <Wide place={place} />}</Suspense>
      <Notices />
    </div>
  )
}
