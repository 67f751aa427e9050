package io.milehub.connectors.transport;

import io.milehub.connectors.ConnectorLimits;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExist;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.spi.annotations.Component;

/**
 * SFTP as every route has it, whatever its address says: the server must be in the known hosts that the subscriber
 * names, a file that is fetched is read as a stream and left where it is, and no folder is made on the server. A file
 * that is left there is written under another name first, so that nobody finds half of it; one of its name gives way,
 * because it is the same message.
 */
@Component("sftp") // where Camel looks for the setters of its options
public final class SftpDoor extends SftpComponent {
    private final ConnectorLimits.Wire wire;

    public SftpDoor(ConnectorLimits limits) {
        this.wire = limits.wire();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Camel declares it
    protected void afterPropertiesSet(GenericFileEndpoint<SftpRemoteFile> file) throws Exception {
        super.afterPropertiesSet(file);
        SftpEndpoint endpoint = (SftpEndpoint) file;
        SftpConfiguration ssh = endpoint.getConfiguration();
        ssh.setStrictHostKeyChecking("yes");
        ssh.setUseUserKnownHostsFile(false);
        ssh.setAutoCreateKnownHostsFile(false);
        ssh.setPreferredAuthentications("publickey,password");
        bounded(ssh);
        endpoint.setNoop(true);
        endpoint.setIdempotent(false);
        endpoint.setAutoCreate(false);
        endpoint.setReadLock("none");
        endpoint.setDisconnect(true);
        endpoint.setMaximumReconnectAttempts(0);
        endpoint.setMaxMessagesPerPoll(1);
        endpoint.setFileExist(GenericFileExist.Override);
        endpoint.setTempPrefix(".part-");
    }

    private void bounded(RemoteFileConfiguration remote) {
        remote.setConnectTimeout((int) wire.connectTimeout().toMillis());
        remote.setTimeout((int) wire.readTimeout().toMillis());
        remote.setSoTimeout((int) wire.readTimeout().toMillis());
        remote.setThrowExceptionOnConnectFailed(true);
        remote.setStreamDownload(true);
        remote.setStepwise(false);
        remote.setUseList(true);
        remote.setIgnoreFileNotFoundOrPermissionError(false);
    }
}
