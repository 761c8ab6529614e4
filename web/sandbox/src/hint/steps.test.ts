import { expect, it } from 'vitest'
import { stepsOf } from './steps.ts'

const done = (seen: Parameters<typeof stepsOf>[0]) => stepsOf(seen).map((step) => step.done)

it('the first steps are ticked off by what happened, in order', () => {
  expect(done({ messages: 0, answers: [], codes: ['CONF'] })).toEqual([false, false, false])
  expect(done({ messages: 3, answers: ['no'], codes: [] })).toEqual([true, false, false])
  expect(done({ messages: 3, answers: ['yes '], codes: ['ARR'] })).toEqual([true, true, false])
  expect(done({ messages: 3, answers: ['SÍ'], codes: ['CONFSMS'] })).toEqual([true, true, true])
})
