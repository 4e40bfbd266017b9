import { chromium } from 'playwright-core';
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
const links = JSON.parse(readFileSync('/tmp/ui-demo/links.json','utf8').split('\n')[0]).links;
const url = links.find(l=>l.seat===(process.argv[2]??'team-1-csirt-2')).url.replace(/http:\/\/[^/]+/,'http://127.0.0.1:4173');
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-background-networking']});
const ctx = await b.newContext({viewport:{width:1366,height:768},locale:'ja-JP',bypassCSP:true});
const p = await ctx.newPage();
p.on('pageerror',e=>console.log('PAGEERROR',e.message));
const go=async to=>{await p.evaluate(to=>{history.pushState(null,'',to);dispatchEvent(new PopStateEvent('popstate'))},to); await p.waitForTimeout(900)};
const check=async n=>{const r=await new AxeBuilder({page:p}).withTags(['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']).analyze(); console.log(n, r.violations.length); for(const v of r.violations) console.log('  ',v.id,v.help,v.nodes.slice(0,3).map(x=>x.html.slice(0,160)+' :: '+x.failureSummary?.replace(/\n/g,' ').slice(0,200)));};
await p.goto(url); await p.waitForTimeout(1500); await check('join');
await p.getByRole('button',{name:'演習画面へ進む'}).click(); await p.waitForTimeout(1500);
for (const to of ['/p','/p/mail','/p/alerts','/p/phone','/p/files','/p/reports','/p/reports/write/incident-report','/p/actions','/p/decisions','/p/team']) { await go(to); await check(to);
  if(to==='/p/mail'){ await p.keyboard.press('j'); await p.waitForTimeout(800); await check('mail open'); await p.keyboard.press('r'); await p.waitForTimeout(800); await check('compose'); }
  if(to==='/p/actions'){ await p.getByRole('button',{name:'実施する'}).first().click(); await p.waitForTimeout(600); await check('dialog'); await p.keyboard.press('Escape'); }
}
await p.setViewportSize({width:320,height:640});
for (const to of ['/p','/p/mail','/p/alerts','/p/phone','/p/files','/p/reports','/p/reports/write/incident-report','/p/actions','/p/decisions','/p/team']) { await go(to); const o=await p.evaluate(()=>[document.documentElement.scrollWidth,innerWidth]); if(o[0]>o[1]) console.log('OVERFLOW',to,o, await p.evaluate(()=>[...document.querySelectorAll('body *')].filter(e=>e.getBoundingClientRect().right>innerWidth+1).slice(0,5).map(e=>e.tagName+'.'+String(e.className).slice(0,60)))); await p.screenshot({path:`/tmp/ui-demo/shots/n${to.replaceAll('/','_')}.png`}); }
await b.close();
