/** API and web service; file handling. */
import { absent, stated, tested, type Chapter } from './row.ts'

export const V4: Chapter = {
  'V4.1.1': tested([
    'worker/access/matrix.test.ts',
    'sends the headers of its kind with every other answer too',
  ]),
  'V4.1.2': tested([
    'worker/core/app.test.ts',
    'refuses a call in the clear and leads none on; a proxy that ends TLS says so',
  ]),
  'V4.1.3': tested(
    [
      'worker/core/request-sources.test.ts',
      'takes the address of who asks from the platform, and from nothing that can be sent along',
    ],
    [
      'worker/core/shield.test.ts',
      'takes the address of a caller from the platform, whatever else she says that it is',
    ],
    ['unit/core/where-input-goes.test.ts', 'reads no header of a request but these'],
  ),
  'V4.2.1': absent('HTTP messages are parsed by the platform'),
  'V4.3.1': absent('no GraphQL'),
  'V4.3.2': absent('no GraphQL'),
  'V4.4.1': absent('no WebSocket'),
  'V4.4.2': absent('no WebSocket'),
  'V4.4.3': absent('no WebSocket'),
  'V4.4.4': absent('no WebSocket'),
}

const UPLOADS = 'worker/uploads/uploads.test.ts'

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
    [UPLOADS, '%s takes none that is larger than it may be, by one byte'],
  ),
  'V5.2.2': tested(
    [UPLOADS, '%s refuses in words what is something else, or hands it out where nothing runs'],
    [UPLOADS, '%s goes by its bytes, not by what the request says of them'],
    ['unit/editor/sniff.test.ts', '%s is no picture'],
    ['unit/certification/paper-picture.test.ts', 'is refused: %s'],
    [
      'worker/fieldwork/photos.test.ts',
      'is a JPEG or WebP by its bytes, of a sane size, without the camera’s notes',
    ],
  ),
  'V5.2.3': tested(
    [
      'unit/roster-sheet/hostile-sheets.test.ts',
      'that unpacks to more than anybody has, or has no end to its parts, is refused before',
    ],
    ['unit/roster-sheet/read-roster.test.ts', 'a zip that says it unpacks to more than is allowed'],
    [
      'unit/roster-sheet/hostile-sheets.test.ts',
      'with more parts than anybody has is refused before',
    ],
    ['unit/roster-sheet/read-roster.test.ts', 'a zip that hides what it unpacks to'],
    [
      'unit/course-file/course-file.test.ts',
      'a file that grows a thousandfold, before it is unpacked',
    ],
    ['unit/course-file/course-file.test.ts', 'an archive of countless files'],
    [UPLOADS, '%s refuses in words what is something else, or hands it out where nothing runs'],
    ['unit/core/active-pdf.test.ts', 'a bomb, also in what says that it is encrypted'],
    [
      'unit/certification/paper-picture.test.ts',
      'is refused before it is unpacked when its head says 30,000 pixels',
    ],
  ),
  'V5.3.1': tested(
    [
      'worker/dossier/bundle.test.ts',
      'sends and fetches by the real addresses; what is fetched runs in no page and is logged',
    ],
    [UPLOADS, '%s refuses in words what is something else, or hands it out where nothing runs'],
  ),
  'V5.3.2': tested(
    [
      'worker/curriculum/media.test.ts',
      'refuses a file whose name other bytes have, and replaces nothing',
    ],
    ['unit/dossier/bundle-stream.test.ts', 'opens on every computer'],
  ),
  'V5.4.1': tested(
    [UPLOADS, '%s takes it under any name, and hands it out by what it is'],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    ['unit/dossier/bundle-stream.test.ts', 'is taken once in a folder, whatever its capitals'],
  ),
  'V5.4.2': tested(
    ['worker/access/matrix.test.ts', 'page %s answers each role as the table says'],
    [UPLOADS, '%s takes it under any name, and hands it out by what it is'],
    ['unit/dossier/bundle-stream.test.ts', 'opens on every computer'],
  ),
  'V5.4.3': stated('.github/SECURITY.md', 'so V5.4.3 is not met'),
}
