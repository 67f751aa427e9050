package io.milehub.tenancy;

/** A shop, as the list of all shops names it. */
public record Tenant(TenantId id, String name) {}
