/** API and web service; file handling. */
import { absent, stated, tested, type Chapter } from './row.ts'

export const V4: Chapter = {
  'V4.1.1': tested([
    'worker/access/matrix.test.ts',
    'sends the headers of its kind with every other answer too',
  ]),
  'V4.1.2': stated('.github/SECURITY.md', 'the API is not to be used so'),
  'V4.1.3': tested([
    'worker/identity/activation.test.ts',
    'counts the addresses of one IPv6 network as one, for a single line has 2^64 of them',
  ]),
  'V4.2.1': absent('HTTP messages are parsed by the platform'),
  'V4.3.1': absent('no GraphQL'),
  'V4.3.2': absent('no GraphQL'),
  'V4.4.1': absent('no WebSocket'),
  'V4.4.2': absent('no WebSocket'),
  'V4.4.3': absent('no WebSocket'),
  'V4.4.4': absent('no WebSocket'),
}

export const V5: Chapter = {
  'V5.1.1': stated('.github/SECURITY.md', '| Upload | Kinds, by their bytes | Most |'),
  'V5.2.1': tested(
    [
      'worker/core/app.test.ts',
      'reads a body no further than its limit, also when its length is not told',
    ],
    [
      'worker/curriculum/media.test.ts',
      'refuses what is too large for a phone on a slow line, to the byte',
    ],
    ['unit/exchange/hostile-files.test.ts', 'refuses a file that is larger than any export'],
  ),
  'V5.2.2': tested(
    ['unit/editor/sniff.test.ts', '%s is no picture'],
    ['unit/certification/paper-picture.test.ts', 'is refused: %s'],
    [
      'worker/fieldwork/photos.test.ts',
      'is a JPEG or WebP by its bytes, of a sane size, without the camera’s notes',
    ],
  ),
  'V5.2.3': tested(
    ['unit/roster-sheet/read-roster.test.ts', 'a zip that says it unpacks to more than is allowed'],
    ['unit/roster-sheet/read-roster.test.ts', 'a zip that hides what it unpacks to'],
    [
      'unit/certification/paper-picture.test.ts',
      'is refused before it is unpacked when its head says 30,000 pixels',
    ],
  ),
  'V5.3.1': tested([
    'worker/dossier/bundle.test.ts',
    'sends and fetches by the real addresses; what is fetched runs in no page and is logged',
  ]),
  'V5.3.2': tested(
    [
      'worker/curriculum/media.test.ts',
      'refuses a file whose name other bytes have, and replaces nothing',
    ],
    ['unit/dossier/bundle-stream.test.ts', 'opens on every computer'],
  ),
  'V5.4.1': tested(
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    ['unit/dossier/bundle-stream.test.ts', 'is taken once in a folder, whatever its capitals'],
  ),
  'V5.4.2': tested([
    'worker/reporting/reports.test.ts',
    'has a name that says what it is, and is kept by no cache',
  ]),
  'V5.4.3': stated('.github/SECURITY.md', 'No antivirus exists in a'),
}
