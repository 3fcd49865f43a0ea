import { bad, good, note, type Finding } from './finding.ts';

/** Whether the platform could call this address at all. */
export function checkAddress(publicUrl: string): Finding {
  const { protocol, hostname, port } = new URL(publicUrl);
  if (/^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[?::1|\[?f[cd])/iu.test(hostname)) {
    return bad(`${hostname} is an address of this machine or network`, 'The platform calls from outside: PUBLIC_URL must be what everybody can open.');
  }
  // https://developers.weixin.qq.com: only ports 80 (http) and 443 (https) can be entered for a 公众号.
  if (port !== '') return bad(`the port ${port} cannot be entered in the console`, 'Only 80 (http) and 443 (https) can: put a proxy before the program.');
  if (protocol === 'http:') return note(`${publicUrl} is not encrypted`, 'Links in replies are opened more willingly with https, and 企业微信 asks for it in places.');
  return good(`${publicUrl} can be called from outside as far as its form says`);
}
