import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const host = process.env.LUMA_HOST ?? 'http://localhost:5080'

export default defineConfig({
  base: '/graphiql/',
  plugins: [react()],
  server: { port: 5182, strictPort: true, proxy: { '^/(graphql|sandbox/token)$': { target: host, ws: true } } },
  build: { target: 'es2022', chunkSizeWarningLimit: 4000 },
})
