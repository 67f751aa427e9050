/**
 * Owns what follows when offers are linked another way: redirects of public ids, and an operator's own word on links.
 */
@NullMarked
@NamedInterface("link")
package io.milehub.catalogue.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
