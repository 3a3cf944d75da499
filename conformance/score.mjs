// What the suite's results come to, by its own rule: a test counts only if those it depends on hold.

const HOLDS = new Set(['pass', 'yes'])

/** The verdict of each test: pass, fail, yes, no, setup, dependency or untested. */
export function score (groups, results) {
  const tests = new Map(tested(groups).map(test => [test.id, test]))
  const verdicts = {}
  const verdict = id => {
    verdicts[id] ??= judge(tests.get(id), results[id], verdict)
    return verdicts[id]
  }
  for (const id of tests.keys()) verdict(id)
  return verdicts
}

function judge (test, result, verdict) {
  if (test === undefined || result === undefined) return 'untested'
  if ((test.depends_on ?? []).some(id => !HOLDS.has(verdict(id)))) return 'dependency'
  if (result !== true && (result[0] === 'Setup' || result[0] === 'AbortError')) return 'setup'
  if (test.kind === 'check') return result === true ? 'yes' : 'no'
  return result === true ? 'pass' : 'fail'
}

/** How many of each group and kind hold. */
export function table (groups, verdicts) {
  const sums = groups.map(group => ({ id: group.id, ...sum(tested([group]), verdicts) }))
  const all = sum(tested(groups), verdicts)
  const line = (name, { required, optimal, check }) =>
    name.padEnd(20) + [required, optimal, check].map(s => (s.of ? `${s.holds} of ${s.of}` : '').padStart(12)).join('')
  const head = ''.padEnd(20) + ['required', 'optimal', 'check'].map(s => s.padStart(12)).join('')
  return [head, ...sums.map(s => line(s.id, s)), line('all', all)].join('\n')
}

/** What held once and does not now, and the other way around. */
export function compare (before, now) {
  const lost = []
  const won = []
  for (const id of Object.keys(before)) {
    const held = HOLDS.has(before[id])
    const holds = HOLDS.has(now[id])
    // A check asks how a cache behaves; neither answer is wrong, yet a change should be meant.
    if (held && !holds) lost.push(id)
    if (!held && holds) won.push(id)
  }
  return { lost, won }
}

function tested (groups) {
  return groups.flatMap(group => group.tests).filter(test => !test.browser_only)
}

function sum (tests, verdicts) {
  const of = kind => {
    const those = tests.filter(test => (test.kind ?? 'required') === kind)
    return { of: those.length, holds: those.filter(test => HOLDS.has(verdicts[test.id])).length }
  }
  return { required: of('required'), optimal: of('optimal'), check: of('check') }
}
