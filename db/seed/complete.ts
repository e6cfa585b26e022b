/** `npm run demo:complete`: the demonstration's Lumajang with everybody trained. Stop the service first. */
import { seed } from '../local/seed.ts'
import { setUp } from '../local/setup.ts'

await setUp()
await seed('complete')
console.log('Lumajang: semua kader terlatih. Jalankan npm start untuk melihatnya.')
