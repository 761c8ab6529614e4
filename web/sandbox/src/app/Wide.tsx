import { Suspense } from 'react'
import type { Place } from '../data/address.ts'
import { Phones } from '../phones/Phones.tsx'
import { Schedule } from '../schedule/Schedule.tsx'
import { Visit } from './lazy.ts'
import { Side } from './Side.tsx'

export const Wide = ({ place }: { place: Place }) => (
  <main className={`wide${place.visit ? ' wide-visit' : ''}`}>
    <Phones />
    <Schedule />
    <Suspense fallback={<section className="side" />}>{place.visit ? <Visit key={place.visit} id={place.visit} /> : <Side place={place} />}</Suspense>
  </main>
)
