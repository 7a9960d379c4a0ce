import { colourDeclarations } from './theme.ts'

/**
 * The look of the report: light or dark as the reader's system is, and fit for A4. `claims`: how many there are, by which the browser
 * guesses the length of what it has not laid out yet.
 */
export function styleOf(claims: number): string {
  return `${STYLE}#each-claim{contain-intrinsic-block-size:auto ${CLAIM_HEIGHT * claims}rem}
#index-list{contain-intrinsic-block-size:auto ${CURVE_HEIGHT * claims}rem}
`
}

/** About how high an article is, with its share of the head of its file. */
const CLAIM_HEIGHT = 45
/** About how high a row of the indices is, and that there are fewer curves than claims. */
const CURVE_HEIGHT = 3

// On a screen each row is a grid of its own, with columns whose widths do not hang on what the others say: so a browser can leave out
// hundreds of rows far from what is looked at, which it cannot do with a table's. Roles keep them a table for who hears them. On
// paper they are a table's rows again, and all is laid out.
const STYLE = `
:root{${colourDeclarations('light')};--line:#d4d8dd;--soft:#f5f6f8;--link:#0b5cb8;--warn:#8a4b00}
@media screen and (prefers-color-scheme:dark){:root{${colourDeclarations('dark')};--line:#3f4347;--soft:#292a2c;--link:#7ab8ff;--warn:#f0b35c}}
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0}
main{max-width:70rem;margin:0 auto;padding:2rem 1.25rem 4rem;overflow-wrap:anywhere}
main:focus,article:focus{outline:none}
[hidden]{display:none!important}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw;padding:.5rem 1rem;background:var(--bg)}
.skip:focus{left:.5rem;top:.5rem;z-index:1}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}
h1{font-size:1.75rem;margin:0 0 .4rem}
h2{font-size:1.3rem;margin:3rem 0 .75rem}
h3{font-size:1rem;margin:2rem 0 0;padding:.3rem 0;color:var(--mu);font-weight:600}
h4{font-size:1.1rem;margin:0}
p,ul{margin:.5rem 0}
ul{padding-left:1.2rem}
ul.plain{padding:0;list-style:none}
ul.plain li{margin:.35rem 0}
code{font:.9em ui-monospace,"SF Mono",Consolas,monospace}
small,.note{font-size:.875rem;color:var(--mu)}
.lead{font-size:1.1rem;margin:0 0 1.25rem;max-width:48rem}
.nothing{border:1px dashed var(--ax);border-radius:6px;padding:1rem 1.25rem}
.warning{border-left:4px solid var(--warn);background:var(--soft);padding:.6rem 1rem;margin:0 0 1rem}
.t{color:var(--none)}
.t.gone{color:var(--gone)}
.t.stands{color:var(--stands)}
.t.open{color:var(--open)}
.bar{display:block;width:100%;height:8px;border-radius:4px;margin:0 0 .6rem}
.bar rect{fill:var(--none)}
.bar .gone{fill:var(--gone)}
.bar .stands{fill:var(--stands)}
.bar .open{fill:var(--open)}
.verdicts{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:0;font-size:.875rem}
html:not(.js) .verdicts li,.verdicts button{padding:.2rem .7rem;border:1px solid var(--line);border-radius:1rem}
button,input,select{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--ax);border-radius:4px;padding:.25rem .6rem;max-width:100%}
button{cursor:pointer}
button:disabled{color:var(--mu);border-color:var(--line);cursor:default}
.verdicts button:hover,.filters button:enabled:hover{background:var(--soft)}
.verdicts button[aria-pressed=true]{background:var(--soft);border-color:var(--fg);box-shadow:inset 0 0 0 1px var(--fg)}
figure{margin:1rem 0}
svg{display:block;max-width:100%;height:auto;font-family:system-ui,sans-serif}
article figure{display:flex;flex-wrap:wrap;gap:1rem 1.25rem;align-items:flex-start}
article figure{min-height:min(18.5rem,65vw)}
html:not(.js) noscript{display:contents}
article figure svg{flex:0 1 410px;min-width:min(100%,19rem)}
.overview{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;align-items:flex-start}
.overview figure{flex:1 1 20rem;max-width:470px;margin:0}
.overview>div{flex:1 1 17rem}
.overview>div>:first-child{margin-top:.25rem}
.plot{width:100%;overflow:visible}
.points circle{fill:transparent;stroke:none}
.points a:hover circle,.points a:focus-visible circle{stroke:var(--fg);stroke-width:2}
.points a:focus-visible{outline:none}
.legend{list-style:none;padding:0;font-size:.875rem}
.legend li{position:relative;padding-left:3.2rem}
.legend li>span:first-child{position:absolute;left:0;width:2.9rem;text-align:center}
.legend .n{display:inline-block;border:1px solid var(--ax);border-radius:1rem;padding:0 .35rem;font-size:.75rem}
.filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;font-size:.875rem}
.filters select{max-width:18rem}
#shown{font-size:.875rem;color:var(--mu);min-height:1.3rem;margin:.5rem 0 .25rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem;width:100%}
caption{text-align:left;font-weight:600;padding-bottom:.2rem}
th,td{overflow-wrap:normal;padding:.4rem .9rem .4rem 0;text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--mu);vertical-align:bottom}
thead button{border:0;padding:.1rem 0;background:none;color:inherit;text-align:inherit}
thead button::after{content:"";display:inline-block;width:1em;margin-right:-1em;text-align:center}
[aria-sort] button{color:var(--fg);font-weight:600}
[aria-sort=ascending] button::after{content:"↑"}
[aria-sort=descending] button::after{content:"↓"}
.n{text-align:right}
.n small{white-space:normal}
td.n,td.count{white-space:nowrap}
#claim-table th[scope=row]{overflow-wrap:anywhere}
#claim-table th a{color:var(--fg);text-decoration-color:var(--ax)}
#claim-table td:first-child{min-width:8.5rem}
td.place,.wide{min-width:7rem}
#claim-table td:last-child{min-width:10rem}
.place{color:var(--mu)}
p.place{font-size:.875rem;margin:.1rem 0}
.known{border:1px solid var(--line);border-radius:1rem;padding:0 .45rem}
article{border-top:1px solid var(--line);padding:1.25rem 0;content-visibility:auto;contain-intrinsic-block-size:auto 42rem;scroll-margin-top:.5rem}
article:target h4{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.2em}
article>ul,article>p,blockquote,.note,footer p{max-width:46rem}
article>ul{font-size:.9375rem}
article>.note,.details small{font-size:.8125rem}
blockquote{margin:.6rem 0;padding-left:.8rem;border-left:3px solid var(--line);white-space:pre-line}
.headline{font-weight:600}
.rules{list-style:none;padding:0;font-size:.875rem}
.severity{font-size:.8125rem;color:var(--mu);border:1px solid var(--line);border-radius:1rem;padding:0 .5rem}
.severity.warning,.severity.error{background:none;border:1px solid var(--warn);color:var(--warn);margin:0;padding:0 .5rem}
.silenced,.silenced s{color:var(--mu)}
@media screen{
.sortable,.sortable thead,.sortable tbody{display:block}
.sortable{min-width:var(--least)}
.sortable tr{display:grid;grid-template-columns:var(--columns);border-bottom:1px solid var(--line)}
.sortable :is(th,td){border:0}
.sortable thead tr{align-items:end}
.sortable .full{content-visibility:auto;contain-intrinsic-block-size:auto 480rem}
#claim-table{--least:58.7rem;--columns:minmax(8.9rem,9.6rem) minmax(13rem,2.6fr) minmax(7rem,1.1fr) minmax(6.3rem,7.6rem) 4.3rem 4.6rem 4.6rem minmax(10rem,1.7fr)}
#index-table{--least:57.5rem;--columns:minmax(11rem,2.6fr) minmax(6rem,1.2fr) minmax(5.5rem,1fr) minmax(6rem,1fr) 3.9rem 9rem 5.2rem 5rem 5rem}
.long{content-visibility:auto}
}
summary{cursor:pointer;font-size:.875rem;padding:.15rem 0}
table.details{width:auto;margin:.5rem 0;font-size:.8125rem}
table.details th,table.details td{padding:.2rem 1.1rem .2rem 0}
article>table.details{margin-top:.9rem}
.not-computed{font-size:.875rem}
dl{margin:.25rem 0}
dd{margin:0 0 .25rem 1.2rem;color:var(--mu)}
footer{margin-top:3.5rem;border-top:1px solid var(--line);font-size:.875rem;color:var(--mu)}
footer h2{font-size:1rem;margin:1rem 0 .25rem}
@media screen and (max-width:44rem){
main{padding:1.25rem 1rem 3rem}
.more{display:none}
th,td{padding-right:.6rem}
#claim-table{--least:0}
#claim-table .full{contain-intrinsic-block-size:auto 710rem}
#index-table{--least:34rem;--columns:minmax(7.9rem,1.4fr) minmax(4.7rem,1fr) 3.5rem 8.6rem 4.8rem 4.5rem}
#claim-table thead tr{display:flex;flex-wrap:wrap;gap:0 .9rem}
#claim-table tbody tr{grid-template-columns:1fr auto auto;padding:.6rem 0}
#claim-table th,#claim-table td:not(.more){padding:.1rem 0;min-width:0}
#claim-table th[scope=row],#claim-table td.place{grid-column:1/-1;min-width:0}
#claim-table td.n:nth-child(6){grid-area:1/2}
#claim-table td.n:nth-child(7){grid-area:1/3}
#claim-table td.n[data-s=""]:nth-child(7){display:none}
#claim-table td.n:nth-child(7)::before{content:" → ";white-space:pre}
.filters label,.filters select,.filters input{width:100%}
}
@page{size:A4;margin:15mm 14mm}
@media print{
#claim-table th[scope=row]{min-width:15rem}
html{font-size:10pt}
main{max-width:none;padding:0}
.skip,.filters,#shown,#claim-table .more{display:none!important}
.verdicts button{border:0;padding:0 .8rem 0 0;box-shadow:none;background:none}
a{color:inherit;text-decoration:none}
article{content-visibility:visible;padding:.75rem 0}
article figure{flex-wrap:nowrap;gap:4mm;min-height:0}
article figure svg{flex:0 1 86mm;min-width:0}
.overview{flex-wrap:nowrap}
.overview figure{flex:0 0 95mm}
h2,h3,h4,.place,blockquote,.headline{break-after:avoid}
figure,blockquote,tr,li{break-inside:avoid}
.scroll{overflow:visible}
details::details-content{content-visibility:visible;display:block}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`
