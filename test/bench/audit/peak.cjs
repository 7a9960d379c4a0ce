// Loaded before a program by `--require`: when it ends, writes its peak of memory in bytes and its time of processor in
// microseconds into the file named PEAK_FILE.
const { appendFileSync, readFileSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

const file = process.env.PEAK_FILE
if (isMainThread && file !== undefined) process.on('exit', () => appendFileSync(file, `${peak()} ${processor()}\n`))

function processor() {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** What the system counts as `maxrss` begins with the parent's on Linux; the high-water mark does not. */
function peak() {
  try {
    const mark = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))
    if (mark !== null) return Number(mark[1]) * 1024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}
