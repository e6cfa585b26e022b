/** Where statements of coverage are asked for: the office's calls, the page for everybody, the signed credential. */
import * as render from '../../../site/src/render/index.ts'
import { qrPath } from '../../certification/index.ts'
import * as contract from '../../contract/statements.ts'
import { DATA_CSP } from '../../core/headers.ts'
import { servePage } from '../../core/page.ts'
import { serve, type App } from '../../core/serve.ts'
import { getDistrict } from '../../regions/index.ts'
import { issueStatement, returnStatement, withdrawStatement } from './decide-statement.ts'
import { proposeStatement } from './propose-statement.ts'
import { readPublicStatement, readStatementDocument } from './read-public-statement.ts'
import {
  listStatements,
  listStatementsInForce,
  readStatement,
  readStatementList,
} from './read-statement.ts'

const FORM = '.json'

export function routesStatements(app: App): void {
  serve(app, contract.listStatements, (ctx, { area }) => listStatements(ctx, area))
  serve(app, contract.listStatementsInForce, async (ctx, { area }) =>
    listStatementsInForce(ctx, area),
  )
  serve(app, contract.readStatement, (ctx, { area, id }) => readStatement(ctx, area, id))
  serve(app, contract.readStatementList, (ctx, { area, id }) => readStatementList(ctx, area, id))
  serve(app, contract.proposeStatement, proposeStatement)
  serve(app, contract.issueStatement, issueStatement)
  serve(app, contract.returnStatement, returnStatement)
  serve(app, contract.withdrawStatement, withdrawStatement)
  serve(app, contract.readPublicStatement, (ctx, { code }) => readPublicStatement(ctx, code))

  servePage(app, contract.statementPage, async (ctx, { file }, http) => {
    if (file.endsWith(FORM)) {
      const document = await readStatementDocument(ctx, file.slice(0, -FORM.length))
      const accept = http.req.header('accept') ?? ''
      return new Response(document, {
        headers: {
          'content-type': accept.includes('application/vc') ? 'application/vc' : 'application/json',
          'cache-control': 'public, max-age=300',
          'content-security-policy': DATA_CSP,
          vary: 'accept',
        },
      })
    }
    const statement = await readPublicStatement(ctx, file)
    const { facts, scan } = statement
    return {
      shell: 'bukti' as const,
      headers: { 'x-robots-tag': 'noindex' },
      status: facts === null ? (404 as const) : (200 as const),
      ...render.statementPage({
        statement,
        typed: file,
        zone:
          facts === null ? 'Asia/Jakarta' : (await getDistrict(ctx, facts.district.code)).timeZone,
        qr: scan === null ? null : qrPath(scan),
      }),
    }
  })
}
