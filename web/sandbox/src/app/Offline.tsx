import { useClock } from '../data/queries.ts'
import { Trouble } from '../ui/States.tsx'

/** A page that shows old things says so. */
export function Offline() {
  const { data, error } = useClock()
  if (!error) return null
  return <Trouble what={data ? 'What you see is from before.' : 'The sandbox cannot be reached.'} error={error} />
}
