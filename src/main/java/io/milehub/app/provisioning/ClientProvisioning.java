package io.milehub.app.provisioning;

import io.milehub.app.configuration.MemberProperties;
import io.milehub.app.configuration.OperatorProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.membership.Client;
import io.milehub.membership.Clients;
import io.milehub.membership.Members;
import io.milehub.tenancy.Tenancy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes members and the clients of members and operators. */
@Component
class ClientProvisioning {

    private static final Set<String> MEMBER_SCOPES = Set.of("shop");
    private static final Set<String> OPERATOR_SCOPES = Set.of("ops");

    private final Members members;
    private final Clients clients;
    private final ClientSecrets secrets;
    private final PasswordEncoder hashes;

    ClientProvisioning(Members members, Clients clients, ClientSecrets secrets, PasswordEncoder hashes) {
        this.members = members;
        this.clients = clients;
        this.secrets = secrets;
        this.hashes = hashes;
    }

    void provision(TenantProperties tenant) {
        for (MemberProperties member : tenant.members()) {
            long id = members.provision(member.handle(), member.name(), null, member.tier());
            String secret = secrets.of(tenant.name(), member.handle(), member.clientId(), member.clientSecret());
            client(member.clientId(), secret, id, MEMBER_SCOPES);
        }
        for (OperatorProperties operator : tenant.operators()) {
            String secret = secrets.of(tenant.name(), operator.handle(), operator.clientId(), operator.clientSecret());
            client(operator.clientId(), secret, null, OPERATOR_SCOPES);
        }
    }

    /** A hash is salted, so an unchanged secret is found by checking it, not by hashing it again. */
    private void client(String clientId, String secret, @Nullable Long member, Set<String> scopes) {
        String hash = clients.find(clientId)
                .filter(known -> known.tenant().equals(Tenancy.current()))
                .map(Client::secretHash)
                .filter(known -> hashes.matches(secret, known))
                .orElseGet(() -> hashes.encode(secret));
        clients.provision(clientId, hash, member, scopes);
    }
}
