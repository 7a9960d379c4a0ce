/** What stands below the options of the whole program. */
export const PROGRAM_HELP = `
Examples:
  emergence-check audit          audit the working folder
  emergence-check audit --help   all that an audit can be told
  emergence-check report         try it on the sample workspace
`

/** What stands below the options of `audit`. */
export const AUDIT_HELP = `
Files:
  Of a folder, every Markdown file below it (.md, .markdown, .mdown, .qmd, .rmd,
  .ipynb), less what .gitignore and "exclude" of the configuration leave out,
  less .git, node_modules, .venv and the like, and less the reports of this run.
  Symbolic links are not followed. A file named outright is taken whatever
  .gitignore says, but not against "exclude".

Reports:
  The ending of --output tells the format: .txt text, .json json, .md markdown,
  .csv csv, .html html, .sarif sarif, .xml junit, .jsonl records. A report is
  written as a whole or not at all; missing folders above it are made. It never
  replaces a Markdown file that is no report of this tool.

Examples:
  emergence-check audit papers notes/draft.md
  emergence-check audit --output report.html
  emergence-check audit --output - --output report.html --output report.sarif
  emergence-check audit --format sarif > report.sarif

  # What changed: before a commit, and on a branch
  emergence-check audit --changed
  emergence-check audit --changed "$(git merge-base origin/main HEAD)"

  # Files that another program lists
  git ls-files -z '*.md' | emergence-check audit --files-from -

  # From now on only what is new fails
  emergence-check audit --fail-on never --output baseline.json
  emergence-check audit --baseline baseline.json

  # Spread over 8 machines, then joined on one
  emergence-check audit --shard 2/8 --fail-on never --output part-2.jsonl
  emergence-check merge part-*.jsonl --output report.html
`

/** What stands below the options of `merge`. */
export const MERGE_HELP = `
The result is the very same as that of one audit of all files. Parts must be
made by the same version of the tool with the same configuration. Parts that are
missing, cut off or given twice are told, and the result is then not complete.

Examples:
  emergence-check merge part-*.jsonl
  emergence-check merge part-*.jsonl --output report.html --output report.sarif
  emergence-check merge part-*.jsonl --baseline baseline.json
`

/** What the exit codes mean. */
export const EXIT_CODES = `
Exit codes:
  0  done; no finding at or above --fail-on
  1  findings at or above --fail-on
  2  the audit could not be made, or not as a whole: wrong options, a file that
     could not be read, a report that could not be written, an end by Ctrl-C
     (the reports then hold what was done; a second Ctrl-C ends at once, by its
     signal)
`
