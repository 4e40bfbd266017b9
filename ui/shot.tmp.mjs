import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const links = JSON.parse(readFileSync('/tmp/ui-demo/links.json','utf8').split('\n')[0]).links;
const seat = process.argv[2] ?? 'team-1-csirt-1';
const steps = (process.argv[3] ?? '/p').split(',');
const [w,h] = (process.argv[4] ?? '1366x768').split('x').map(Number);
const url = links.find(l=>l.seat===seat).url.replace(/http:\/\/[^/]+/,'http://127.0.0.1:4173');
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-background-networking']});
const ctx = await b.newContext({viewport:{width:w,height:h},locale:'ja-JP'});
const p = await ctx.newPage();
let bytes=0; const seen=[];
p.on('console',m=>{ if(['error','warning'].includes(m.type())) console.log('CONSOLE',m.type(),m.text())});
p.on('pageerror',e=>console.log('PAGEERROR',e.message, e.stack?.slice(0,600)));
p.on('response',r=>{ if(r.status()>=400) console.log('HTTP',r.status(),r.url())});
await p.goto(url); await p.waitForTimeout(1200);
await p.screenshot({path:'/tmp/ui-demo/shots/join.png'});
await p.getByRole('button',{name:'演習画面へ進む'}).click();
await p.waitForTimeout(1500);
let n=0;
for (const s of steps) {
  if (s.startsWith('click:')) await p.getByText(s.slice(6)).first().click();
  else if (s.startsWith('role:')) { const [r,nm]=s.slice(5).split('='); await p.getByRole(r,{name:nm}).first().click(); }
  else if (s.startsWith('key:')) await p.keyboard.press(s.slice(4));
  else if (s.startsWith('type:')) await p.keyboard.type(s.slice(5));
  else await p.evaluate(to=>{history.pushState(null,'',to);dispatchEvent(new PopStateEvent('popstate'))},s);
  await p.waitForTimeout(900);
  await p.screenshot({path:`/tmp/ui-demo/shots/s${n++}.png`});
}
console.log(await p.title());
await b.close();
