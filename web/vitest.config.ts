import { defineConfig } from 'vitest/config'

// ./luma test says where it wants to read the results.
const junit = process.env['LUMA_JUNIT']

export default defineConfig({
  test: {
    include: ['*/src/**/*.test.ts', '*/mock/**/*.test.ts'],
    ...(junit ? { reporters: ['default', ['junit', { outputFile: junit }]] } : {}),
  },
})
