import type { FastifyInstance } from 'fastify'
import type { Booth } from '../booth.ts'
import type { House } from '../house.ts'
import * as contract from '../rehearsal-contract.ts'
import { serve } from '../serve.ts'
import { simulateCasts, simulateCheckIns } from '../simulation.ts'

export const rehearsalRoutes = (house: House, booth: Booth) => async (app: FastifyInstance) => {
  serve(app, contract.simulateCheckIns, ({ account, params }) => simulateCheckIns(house, account, params.id))
  serve(app, contract.simulateCasts, ({ account, params }) => simulateCasts(house, booth, account, params.id))
}
