import { CLASS } from '../lib/classes.js';
import { el } from '../lib/dom.js';
import { ID } from '../lib/ids.js';

/**
 * First start: how to get the first host to appear, with this aggregator's own address in the commands.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountEmptyView(parent, { document, messages, address }) {
  parent.append(el(document, 'section', { class: CLASS.empty },
    el(document, 'h2', { class: CLASS.viewTitle }, messages.emptyTitle),
    el(document, 'p', {}, messages.emptyLead),
    el(document, 'h3', {}, messages.emptyJar),
    command(document, ID.installCommand, `java -jar sysmon-agent.jar --aggregator ${address} --token-file ~/.sysmon/token`),
    el(document, 'p', { class: CLASS.muted }, messages.emptyJarToken),
    el(document, 'h3', {}, messages.emptyPackage),
    command(document, ID.packageCommand, `sudo apt install ./sysmon-agent_*.deb
echo 'sysmon.aggregator = ${address}' | sudo tee -a /etc/sysmon-agent/agent.properties
sudoedit /etc/sysmon-agent/token
sudo systemctl restart sysmon-agent`),
    el(document, 'p', { class: CLASS.muted }, messages.emptyPackageToken),
    el(document, 'p', {}, messages.emptyWait)));
  return { update: () => undefined };
}

/**
 * @param {Document} document
 * @param {string} id
 * @param {string} text
 */
function command(document, id, text) {
  return el(document, 'pre', { class: CLASS.command, tabindex: 0 }, el(document, 'code', { id }, text));
}

export { mountEmptyView };
