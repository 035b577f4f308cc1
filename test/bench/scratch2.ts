import { measureGrowth } from './measure.ts'
import { compile, openCluster } from './stage.ts'
await compile(); const c = await openCluster(); try { console.table(await measureGrowth(c)) } finally { await c.remove() }
