/** The page around the verifier, up to its script. What stands in it is read when somebody opens it on a server. */
export const shell = (script: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>治本 · 存证核对</title>
    <style>
      body { margin: 0 auto; max-width: 720px; padding: 16px; font: 16px/1.6 system-ui, sans-serif; color: #1d2733; background: #f3f5f8; }
      h1 { font-size: 22px; }
      .card { background: #fff; border: 1px solid #dde2e8; border-radius: 8px; padding: 16px; margin: 12px 0; }
      label { display: block; font-weight: 600; }
      input { display: block; min-height: 44px; margin: 4px 0 12px; font: inherit; max-width: 100%; }
      .good { border: 2px solid #1c6b3c; background: #e6f4ec; }
      .bad { border: 2px solid #c0271d; background: #fdecea; }
      .soft { color: #55606e; }
      code { overflow-wrap: anywhere; }
      li { margin: 6px 0; }
    </style>
  </head>
  <body>
    <div id="page">
      <h1>治本 · 存证核对 / Check a proof of Zhiben</h1>
      <p class="card">
        请先把本页保存到电脑上，再从电脑打开；不联网也能用。<br />
        Save this page to your computer first and open it from there. It needs no network.
      </p>
    </div>
    <script>${script}</script>
  </body>
</html>
`;
