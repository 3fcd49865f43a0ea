/** The pages' style: a phone of 375 px first. A CJK font stands first, else “ ” and …… come out in Latin shapes. */
export const style = `
:root {
  --page: #ededed; --card: #fff; --ink: #191919; --soft: #6b6b6b; --line: #dedede; --mine: #95ec69; --mine-ink: #10240a;
  --brand: #067a43; --brand-card: #e6f5ec; --link: #2b5a94; --mark: #ffe58f; --mark-ink: #3d2c00; --met: #067a43; --unmet: #b3261e; --field: #fff;
  --official: #a8201a; --news: #1f5fa8; --blog: #7a5200; --web: #5c5c5c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #111; --card: #222; --ink: #e6e6e6; --soft: #a0a0a0; --line: #383838; --mine: #277a46; --mine-ink: #fff;
    --brand: #3ecf84; --brand-card: #173524; --link: #8ab6ee; --mark: #6b5300; --mark-ink: #fff3c4; --met: #4fd08d; --unmet: #ff8a80; --field: #1a1a1a;
    --official: #ff8a80; --news: #8ab6ee; --blog: #e2b35a; --web: #b0b0b0;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 7rem; }
body {
  margin: 0; background: var(--page); color: var(--ink); line-height: 1.65; font-size: 16px;
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere;
}
a { color: var(--link); }
h1 { font-size: 1.35rem; line-height: 1.4; margin: .5rem 0; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
h4 { font-size: .95rem; margin: 1rem 0 .3rem; color: var(--soft); }
button, input, textarea { font: inherit; color: inherit; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: fixed; top: .5rem; left: .5rem; z-index: 9; background: var(--card); padding: .5rem 1rem; }

.top { position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 1rem; padding: 0 1rem; min-height: 3.25rem; background: var(--page); border-bottom: 1px solid var(--line); }
.top .name { font-weight: 700; font-size: 1.1rem; color: var(--ink); text-decoration: none; }
.top nav { margin-left: auto; display: flex; }
.top nav a { padding: .75rem .6rem; color: var(--soft); text-decoration: none; font-size: .95rem; border-bottom: 2px solid transparent; }
.top nav a[aria-current] { color: var(--brand); border-color: var(--brand); }
main { max-width: 46rem; margin: 0 auto; padding: .75rem 1rem 3rem; }

.fills { height: 100vh; height: 100dvh; display: flex; flex-direction: column; overflow: hidden; }
.fills main { flex: 1; min-height: 0; width: 100%; padding: 0; }
.chat { height: 100%; display: flex; flex-direction: column; }
.log { flex: 1; overflow-y: auto; padding: 1rem .75rem; overscroll-behavior: contain; }
.turn { display: flex; flex-direction: column; align-items: flex-start; margin-bottom: 1rem; scroll-margin-top: .75rem; }
.turn.me { align-items: flex-end; }
.bubble { position: relative; max-width: 92%; padding: .6rem .8rem; border-radius: .5rem; background: var(--card); }
.turn.me .bubble { max-width: 80%; background: var(--mine); color: var(--mine-ink); white-space: pre-wrap; }
.bubble::before { content: ""; position: absolute; top: .85rem; left: -.3rem; width: .7rem; height: .7rem; background: inherit; transform: rotate(45deg); border-radius: .1rem; }
.turn.me .bubble::before { left: auto; right: -.3rem; }
.composer { display: flex; align-items: flex-end; gap: .5rem; padding: .6rem .75rem calc(.6rem + env(safe-area-inset-bottom)); background: var(--page); border-top: 1px solid var(--line); }
.composer textarea { flex: 1; min-width: 0; resize: none; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--field); line-height: 1.5; max-height: 9rem; }
.send { padding: .5rem 1rem; border: 0; border-radius: .4rem; background: #067a43; color: #fff; font-weight: 600; line-height: 1.5; cursor: pointer; flex: none; }
[aria-busy] .send { opacity: .6; }
#renew { flex: none; padding: .5rem 0; border: 0; background: none; color: var(--soft); font-size: .8rem; line-height: 1.75; cursor: pointer; }
#renew[hidden] { display: none; }
.chips { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .6rem; }
.chips button { padding: .4rem .8rem; border: 1px solid var(--line); border-radius: 1.2rem; background: var(--card); color: var(--link); font-size: .9rem; text-align: left; cursor: pointer; }
.typing { display: inline-flex; gap: .3rem; padding: .35rem 0; }
.typing i { width: .45rem; height: .45rem; border-radius: 50%; background: var(--soft); animation: typing 1.2s infinite; }
.typing i:nth-child(2) { animation-delay: .2s; }
.typing i:nth-child(3) { animation-delay: .4s; }
@keyframes typing { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
@media (prefers-reduced-motion: reduce) { .typing i { animation: none; } }

.statement { margin: 0 0 .45rem; }
.said { white-space: pre-wrap; }
.statement:last-child { margin-bottom: 0; }
.statement.condition { padding-left: .6rem; border-left: 3px solid var(--line); }
.statement.met { border-color: var(--met); }
.statement.unmet { border-color: var(--unmet); }
.statement.note, .statement.source, .statement.offer { color: var(--soft); font-size: .92rem; }
.statement.question { padding: .5rem .6rem; border-radius: .4rem; background: var(--brand-card); }
.mark::before { content: "\\2060"; }
.mark { font-size: .78em; vertical-align: .25em; text-decoration: none; padding: .1em .15em; }
.sources { margin-top: .6rem; border-top: 1px solid var(--line); }
.source { border-bottom: 1px solid var(--line); font-size: .88rem; }
.source:last-child { border-bottom: 0; }
.source summary { padding: .5rem 0; cursor: pointer; line-height: 1.5; list-style-position: outside; margin-left: 1em; }
.source .n { color: var(--link); }
.source .section { color: var(--soft); }
.source > div { padding: 0 0 .6rem 1em; scroll-margin-top: 4rem; }
.source p { margin: .2rem 0; }
blockquote { margin: .4rem 0; padding: .5rem .7rem; border-left: 3px solid var(--mark); background: var(--page); border-radius: .2rem; white-space: pre-wrap; }
.original { display: inline-block; padding: .25rem 0; }
.kind { display: inline-block; padding: 0 .4rem; border: 1px solid currentColor; border-radius: .25rem; font-size: .78rem; line-height: 1.5; color: var(--web); white-space: nowrap; }
.kind.official { color: var(--official); }
.kind.news { color: var(--news); }
.kind.blog { color: var(--blog); }

.meta, .note, .lead, small { color: var(--soft); font-size: .9rem; margin: .25rem 0; }
.cards { list-style: none; margin: 0; padding: 0; }
.cards li, .result, .calculator, .panel { background: var(--card); border-radius: .5rem; padding: .8rem 1rem; margin-bottom: .7rem; }
.cards h2, .cards h3 { margin: 0 0 .2rem; font-size: 1.02rem; }
.cards a { text-decoration: none; }
.document { background: var(--card); border-radius: .5rem; padding: 1rem 1.1rem 2rem; }
.document > p:not(.notice, .where), .document h2, .document h3, .document h4 { white-space: pre-wrap; }
.document header { border-bottom: 1px solid var(--line); padding-bottom: .6rem; margin-bottom: .8rem; }
.notice { margin: .6rem 0; padding: .5rem .8rem; border-radius: .4rem; background: var(--brand-card); font-size: .92rem; }
.notice.gone { background: transparent; border: 1px solid var(--unmet); color: var(--unmet); }
mark { background: var(--mark); color: var(--mark-ink); padding: .1em 0; scroll-margin-top: 30vh; }
.where { position: sticky; top: 3.25rem; z-index: 1; margin: 0 -1.1rem; padding: .35rem 1.1rem; background: var(--card); border-bottom: 1px solid var(--line); font-size: .85rem; color: var(--soft); }
.contents { font-size: .92rem; margin: .6rem 0; }
.contents summary { cursor: pointer; padding: .3rem 0; }
.contents ul { list-style: none; padding-left: .5rem; margin: .2rem 0; }
.contents .l3 { padding-left: 1rem; }
.contents .l4, .contents .l5, .contents .l6 { padding-left: 2rem; }
.contents a { display: block; padding: .25rem 0; text-decoration: none; }
.back { margin: 0; }

.field { margin: 0 0 1rem; padding: 0; border: 0; min-width: 0; }
.field > label, legend { display: block; font-weight: 600; padding: 0; margin-bottom: .3rem; }
.entry { display: flex; align-items: center; gap: .5rem; }
.entry input { width: 100%; max-width: 16rem; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--field); min-height: 2.75rem; }
.unit { color: var(--soft); white-space: nowrap; }
.options { display: flex; flex-wrap: wrap; gap: .5rem; }
.options label { position: relative; cursor: pointer; }
.options input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.options span { display: block; padding: .45rem .9rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--field); }
.options input:checked + span { border-color: var(--brand); background: var(--brand-card); color: var(--brand); font-weight: 600; }
.options input:focus-visible + span { outline: 3px solid var(--link); outline-offset: 2px; }
pre { overflow-x: auto; padding: .7rem; background: var(--page); border-radius: .4rem; font-size: .82rem; line-height: 1.5; overflow-wrap: normal; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; }
@media (min-width: 48rem) {
  .chat { max-width: 46rem; margin: 0 auto; border-inline: 1px solid var(--line); }
  .bubble { max-width: 85%; }
}
`;
