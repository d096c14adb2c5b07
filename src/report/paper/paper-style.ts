/** The style of every HTML paper: system fonts, dark text on white, A4 and Letter when printed. */
export const paperStyle = `
:root{color-scheme:light;--ink:#1d2330;--soft:#525a6b;--line:#d3d8e2;--fill:#1f6f63;--tint:#f3f6f8}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1.25rem 3rem;color:var(--ink);background:#fff;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1{font-size:1.9rem;line-height:1.2;margin:.2em 0 .4em}
h2{font-size:1.3rem;margin:2.2em 0 .6em;padding-bottom:.25em;border-bottom:2px solid var(--fill)}
.lead{font-size:1.12rem;max-width:46rem}
p,li{max-width:46rem;overflow-wrap:anywhere}
pre{background:var(--tint);border:1px solid var(--line);border-radius:6px;padding:.6rem 1rem;max-width:46rem;overflow-x:auto;font-size:.9rem}
nav{background:var(--tint);border:1px solid var(--line);border-radius:6px;padding:.6rem 1rem}
nav ol{columns:2;margin:0;padding-left:1.3rem}
a{color:#0b5a8a}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
td:not(.number),th:not(.number){min-width:5rem}
th,thead td{background:var(--tint);border-bottom:2px solid var(--line)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th.number{white-space:normal}
.day{white-space:nowrap}
td,li,dd,p{unicode-bidi:plaintext;text-align:left}
td.number{text-align:right}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.6rem;margin:1rem 0}
.figures div{border:1px solid var(--line);border-radius:6px;padding:.5rem .75rem;background:var(--tint)}
.figures dt{color:var(--soft);font-size:.85rem}
.figures dd{margin:0;font-size:1.35rem;font-weight:600;overflow-wrap:anywhere}
.ticks{list-style:none;padding-left:0}
.ticks li{display:flex;gap:.6rem;padding:.3rem 0}
.box{font-size:1.2rem;line-height:1.25}
.detail{display:block;color:var(--soft);font-size:.92rem}
figure{margin:1rem 0;break-inside:avoid}
figcaption{font-weight:600;margin-bottom:.4rem}
svg{width:100%;max-width:40rem;height:auto}
svg text{font-size:13px;fill:var(--ink)}
svg rect{fill:var(--fill)}
footer{margin-top:3rem;color:var(--soft);font-size:.88rem;border-top:1px solid var(--line)}
@media(max-width:40rem){nav ol{columns:1}body{padding:1rem .8rem 2rem}}
@page{margin:16mm 14mm 18mm;@bottom-left{font:8pt system-ui,sans-serif;color:#525a6b;text-align:left;width:80%}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt system-ui,sans-serif;color:#525a6b}}
@media print{html,body{background:#fff}body{max-width:none;padding:0;font-size:10.5pt}nav,footer{display:none}.wide{overflow:visible}table{font-size:9pt}thead{display:table-header-group}tr,.figures div,li,p,pre{break-inside:avoid}td,th{min-width:0;padding:.25rem .4rem}td{overflow-wrap:anywhere}td:first-child:not(.number){min-width:27mm}table.many{font-size:7pt}.many td,.many th{padding:.2rem .25rem}.many td:first-child:not(.number){min-width:22mm}h1,h2,caption,thead,figcaption{break-after:avoid}tbody tr:first-child,tbody tr:last-child,tbody tr:nth-child(2){break-before:avoid}h2+p,h2+.figures{break-after:avoid}a{color:inherit;text-decoration:none}}
`;
