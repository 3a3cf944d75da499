// Runs http-cache-tests against the pass-through application inside WildFly and holds its results
// against those that are kept in results/. See docs/guide/conformance.md.
//
//   node conformance/run.mjs [--profile safe|rfc] [--suite DIRECTORY] [--id TEST] [--keep]
//
// --suite  a checkout of github.com/http-tests/cache-tests, with its dependencies, instead of the
//          package of npm
// --id     one test, with everything that was sent
// --keep   keeps these results as those to hold from now on
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { compare, score, table } from './score.mjs'

const PACKAGE = 'http-cache-tests@0.4.5'
const here = path.dirname(fileURLToPath(import.meta.url))
const target = path.join(here, 'target')
const children = []

const { values: options } = parseArgs({
  options: {
    profile: { type: 'string', multiple: true, default: ['safe', 'rfc'] },
    suite: { type: 'string', default: process.env.CACHE_TESTS },
    id: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false }
  }
})

process.on('exit', () => children.forEach(end))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(2))

process.exit((await main()) ? 0 : 1)

async function main () {
  const suite = await findSuite()
  let held = true
  for (const profile of options.profile) {
    const results = await run(profile, suite)
    if (results) held = (await judge(profile, suite, results)) && held
  }
  return held
}

// The two editions of the suite keep their files in different places.
async function findSuite () {
  const given = options.suite && path.resolve(options.suite)
  const root = given || path.join(target, 'suite/node_modules/http-cache-tests')
  if (!given && !(await exists(root))) {
    await fs.mkdir(path.join(target, 'suite'), { recursive: true })
    const npm = ['install', '--prefix', path.join(target, 'suite'), '--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
    await ended(start('npm', [...npm, PACKAGE], {}, 'npm'))
  }
  const engine = (await exists(path.join(root, 'test-engine'))) ? path.join(root, 'test-engine') : root
  const edition = engine === root ? 'npm' : 'git'
  const groups = [...(await import(pathToFileURL(path.join(root, 'tests/index.mjs')))).default]
  const surrogate = path.join(root, 'tests/surrogate-control.mjs')
  if (edition === 'npm' && (await exists(surrogate))) {
    groups.push((await import(pathToFileURL(surrogate))).default)
  }
  return { root, engine, edition, groups }
}

async function run (profile, suite) {
  const upstream = await freePort()
  const port = await freePort()
  const origin = start('node', [path.join(suite.engine, 'server/server.mjs')], {
    npm_config_protocol: 'http',
    npm_config_port: String(upstream),
    npm_config_pidfile: path.join(target, 'suite-server.pid')
  }, 'suite-server')
  const server = await startServer(profile, port, upstream)
  try {
    await answers(`http://127.0.0.1:${port}`, server)
    const client = start('node', ['--no-warnings', path.join(suite.engine, 'cli.mjs')], {
      npm_config_base: `http://127.0.0.1:${port}`,
      npm_config_id: options.id,
      // Asked for where the former is empty; undefined would be a test's name.
      npm_package_config_id: options.id
    }, options.id ? null : 'suite-client')
    if (options.id) {
      client.stdout.pipe(process.stdout)
      await ended(client)
      return null
    }
    let text = ''
    client.stdout.on('data', data => { text += data })
    await ended(client)
    return JSON.parse(text.slice(text.indexOf('{')))
  } finally {
    await stopped(server)
    await stopped(origin)
  }
}

async function judge (profile, suite, results) {
  const verdicts = score(suite.groups, results)
  const file = path.join(here, 'results', `${suite.edition}-${profile}.json`)
  console.log(`\n${profile} profile, suite of ${suite.edition}\n\n${table(suite.groups, verdicts)}`)
  await fs.writeFile(path.join(target, `${suite.edition}-${profile}-raw.json`), JSON.stringify(results, null, 1))
  if (options.keep) {
    await fs.mkdir(path.dirname(file), { recursive: true })
    await fs.writeFile(file, JSON.stringify(verdicts, null, 1) + '\n')
    console.log(`kept in ${path.relative(process.cwd(), file)}`)
    return true
  }
  const before = JSON.parse(await fs.readFile(file, 'utf8'))
  const { lost, won } = compare(before, verdicts)
  won.forEach(id => console.log(`better than before: ${id} ${before[id]}, now ${verdicts[id]}`))
  if (lost.length === 0) return true
  // The suite waits by the clock, and a busy machine may be late: only what is lost twice is lost.
  console.log(`once more for ${lost.join(', ')}`)
  const again = await run(profile, suite)
  const lostAgain = compare(before, score(suite.groups, again)).lost.filter(id => lost.includes(id))
  lostAgain.forEach(id => console.log(`WORSE THAN BEFORE: ${id} ${before[id]}, now ${JSON.stringify(again[id])}`))
  return lostAgain.length === 0
}

async function startServer (profile, port, upstream) {
  const servers = path.join(target, 'servers/wildfly')
  const home = path.join(servers, (await fs.readdir(servers)).find(name => name.startsWith('wildfly-')))
  const base = path.join(target, 'run', profile)
  await fs.rm(base, { recursive: true, force: true })
  await fs.mkdir(path.join(base, 'deployments'), { recursive: true })
  await fs.cp(path.join(home, 'standalone/configuration'), path.join(base, 'configuration'), { recursive: true })
  const war = profile === 'rfc' ? 'conformance-rfc.war' : 'conformance.war'
  await fs.copyFile(path.join(target, war), path.join(base, 'deployments/conformance.war'))
  return start(path.join(home, 'bin/standalone.sh'), [
    '-b', '127.0.0.1',
    '-bmanagement', '127.0.0.1',
    `-Djboss.server.base.dir=${base}`,
    `-Djboss.http.port=${port}`,
    '-Djboss.https.port=0',
    '-Djboss.management.http.port=0',
    `-Dconformance.upstream=http://127.0.0.1:${upstream}`,
    // Node closes idle connections after five seconds.
    '-Djdk.httpclient.keepalive.timeout=2'
  ], { JBOSS_HOME: home, JAVA_OPTS: '-Xmx512m -Djboss.modules.system.pkgs=org.jboss.byteman' }, `server-${profile}`)
}

// Every child leads a group of its own, so that a server ends with the script that started it.
function start (command, args, environment, log) {
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true
  })
  children.push(child)
  if (log) {
    const file = createWriteStream(path.join(target, `${log}.log`))
    child.stderr.pipe(file)
    if (log !== 'suite-client') child.stdout.pipe(file)
  }
  return child
}

function end (child) {
  try {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM')
  } catch {
    // It has ended meanwhile.
  }
}

function stopped (child) {
  const gone = new Promise(resolve => child.once('exit', resolve))
  if (child.exitCode !== null || child.signalCode !== null) return
  end(child)
  return gone
}

function ended (child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => code === 0 ? resolve() : reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}`)))
  })
}

// Tells the suite's server of a test and asks for it, through the application.
async function answers (base, server) {
  const url = `${base}/config/ready`
  for (const began = Date.now(); Date.now() - began < 120_000;) {
    if (server.exitCode !== null) break
    try {
      if ((await fetch(url, { method: 'PUT', body: '[]' })).status === 201) return
    } catch {
      // Not yet.
    }
    await new Promise(resolve => setTimeout(resolve, 300))
  }
  throw new Error(`the server does not answer ${url}, see ${target}/server-*.log`)
}

function freePort () {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function exists (file) {
  return fs.access(file).then(() => true, () => false)
}
