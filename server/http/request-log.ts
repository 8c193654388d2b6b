/**
 * What a line of the log says of a request: how and where, and nothing of who. No network address, no query (people
 * search for names and telephone numbers), and not the secret in the address of an invitation.
 */
export function requestForLog({ method, url }: { readonly method: string; readonly url: string }) {
  const [path = ''] = url.split('?');
  return { method, path: path.replace(/^((?:\/api)?\/invitations?\/)(?!bulk$)[^/]+/, '$1…') };
}
