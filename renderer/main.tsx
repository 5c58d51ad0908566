import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { keepPictures } from './app/keep-pictures.ts'
import { refuseStrayDrops } from './app/stray-drops.ts'
import { connect } from './rpc/transport.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
refuseStrayDrops(window)
keepPictures(document)
createRoot(root).render(
  <StrictMode>
    <App connection={connect()} />
  </StrictMode>,
)
