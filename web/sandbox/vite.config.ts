import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { mockHost } from './mock/plugin.ts'

const host = process.env.LUMA_HOST ?? 'http://localhost:5080'
const calls = '^/(api/v1/|sandbox/(clock|messages|inbound|calls|faults|ecw|ecw-sync|reset|token|events)(/|$|\\?))'

export default defineConfig({
  base: '/sandbox/',
  plugins: [react(), ...(process.env.LUMA_MOCK ? [mockHost()] : [])],
  server: { port: 5181, strictPort: true, proxy: process.env.LUMA_MOCK ? {} : { [calls]: host } },
  preview: { port: 5181, strictPort: true, proxy: process.env.LUMA_MOCK ? {} : { [calls]: host } },
  // A strict Content-Security-Policy has no room for data: addresses.
  build: { target: 'es2022', cssTarget: ['chrome123', 'safari17.5', 'firefox120'], assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
