package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One element that `each` addresses, with what surrounds it.
 *
 * @param parent the element of the next outer `[]` without the list that is being read; the root where there is none
 * @param grandparent the same, one further out
 * @param root the document as far as it stood before this element
 * @param outermost the element of the outermost `[]`, whole
 * @param fault why the element cannot be mapped at all, if so
 */
public record Element(
        JsonNode value,
        JsonNode parent,
        JsonNode grandparent,
        JsonNode root,
        JsonNode outermost,
        @Nullable Refusal fault) {}
