/**
 * The shop casa-brenna: a Shopify-shaped REST API with linked pages and a leaky bucket, and webhooks that sign a body.
 */
@NullMarked
package io.milehub.simulators.brenna;

import org.jspecify.annotations.NullMarked;
