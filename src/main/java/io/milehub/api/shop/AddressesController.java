package io.milehub.api.shop;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.checkout.AddressOutcome;
import io.milehub.checkout.CheckoutId;
import io.milehub.checkout.Checkouts;
import io.milehub.orders.DeliveryAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the order of a checkout is to go. What answers an unsafe call is kept, so it never repeats the address. */
@RestController
@RequestMapping("/api/checkouts/{id}/address")
@Tag(name = "Checkouts")
class AddressesController {
    private final Checkouts checkouts;

    AddressesController(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    /**
     * An address as a parcel bears it; {@code region} is a code of ISO 3166-2 without the country, {@code country} one
     * of ISO 3166-1.
     */
    record AddressView(
            @Nullable String name,
            @Nullable List<@Nullable String> lines,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {
        static AddressView of(DeliveryAddress address) {
            return new AddressView(
                    address.name(),
                    List.copyOf(address.lines()),
                    address.city(),
                    address.region(),
                    address.postalCode(),
                    address.country());
        }

        DeliveryAddress address() {
            try {
                return new DeliveryAddress(
                        given(name),
                        lines == null
                                ? List.of()
                                : lines.stream().map(AddressView::given).toList(),
                        given(city),
                        region,
                        postalCode,
                        given(country));
            } catch (DeliveryAddress.Refused refused) {
                throw Problem.invalid(refused.field(), String.valueOf(refused.getMessage()));
            }
        }

        private static String given(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say where the order is to go",
            description = "Replaces what was said before; once the checkout is being paid, nothing replaces it.")
    @Refuses({"404 unknown-checkout", "409 checkout-closed", "409 address-elsewhere"})
    void give(@PathVariable String id, @RequestBody AddressView body) {
        DeliveryAddress address = body.address();
        switch (checkouts.deliver(id(id), ShopChoice.member(), address)) {
            case AddressOutcome.Taken _ -> {}
            case AddressOutcome.UnknownCheckout _ -> throw unknown();
            case AddressOutcome.NotOpen(var state) ->
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "checkout-closed",
                        "The checkout is " + state.code() + "; an address is taken while it is OPEN.");
            case AddressOutcome.OtherCountry(var country) ->
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "address-elsewhere",
                        "Prices and tax of this checkout hold for " + country + ". To have it sent elsewhere, hold the"
                                + " basket for that country.");
        }
    }

    @GetMapping
    @Operation(summary = "Where the order is to go")
    @Refuses({"404 unknown-checkout", "404 no-address"})
    AddressView find(@PathVariable String id) {
        CheckoutId checkout = id(id);
        long member = ShopChoice.member();
        if (checkouts.find(checkout, member).isEmpty()) {
            throw unknown();
        }
        return checkouts
                .address(checkout, member)
                .map(AddressView::of)
                .orElseThrow(() -> Problem.unknown("no-address", "Nobody has said where this order is to go."));
    }

    private static Problem unknown() {
        return Problem.unknown("unknown-checkout", "You have no checkout of this id.");
    }

    private static CheckoutId id(String text) {
        return new CheckoutId(Ids.inPath(text, "unknown-checkout", "checkout"));
    }
}
