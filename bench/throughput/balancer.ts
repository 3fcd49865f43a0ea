// One address before several: each connection goes to the next server, as a balancer for TCP does. `node balancer.ts PORT…` prints its own port.
import { connect, createServer, type AddressInfo } from 'node:net';

const ports = process.argv.slice(2).map(Number);
let turn = 0;
const server = createServer({ noDelay: true }, (incoming) => {
  const outgoing = connect({ port: ports[turn++ % ports.length]!, host: '127.0.0.1', noDelay: true });
  incoming.pipe(outgoing).pipe(incoming);
  incoming.on('error', () => outgoing.destroy());
  outgoing.on('error', () => incoming.destroy());
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
