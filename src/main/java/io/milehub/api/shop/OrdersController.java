package io.milehub.api.shop;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.orders.Order;
import io.milehub.orders.OrderId;
import io.milehub.orders.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the member bought. */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "Orders")
class OrdersController {
    private final Orders orders;

    OrdersController(Orders orders) {
        this.orders = orders;
    }

    /** An order, one unit a piece. */
    record OrderView(
            String id, String market, String country, MoneyView total, Instant placedAt, List<UnitView> units) {
        /** One piece. */
        record UnitView(
                int position,
                String variantId,
                String title,
                String state,
                MoneyView price,
                MoneyView tax,
                String seller) {}

        static OrderView of(Order order) {
            return new OrderView(
                    order.id().toString(),
                    order.market(),
                    order.country(),
                    MoneyView.of(order.total()),
                    order.placedAt(),
                    order.units().stream()
                            .map(unit -> new UnitView(
                                    unit.position(),
                                    String.valueOf(unit.variantId()),
                                    unit.title(),
                                    unit.state().code(),
                                    MoneyView.of(unit.gross()),
                                    MoneyView.of(unit.tax()),
                                    unit.seller()))
                            .toList());
        }
    }

    /** A page of orders; {@code next} is what to pass as {@code before} for the page that follows. */
    record OrdersView(List<OrderView> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "The member's orders, newest first")
    @Refuses("400 invalid-request")
    OrdersView list(
            @RequestParam(required = false) @Nullable String before, @RequestParam(defaultValue = "24") int limit) {
        if (limit < 1 || limit > Orders.PAGE_MAX) {
            throw Problem.invalid("limit", "'limit' is 1 to " + Orders.PAGE_MAX + ".");
        }
        long bound = before == null ? Long.MAX_VALUE : Ids.inBody(before, "before");
        List<Order> page = orders.of(ShopChoice.member(), bound, limit);
        String next = page.size() < limit ? null : page.getLast().id().toString();
        return new OrdersView(page.stream().map(OrderView::of).toList(), next);
    }

    @GetMapping("/{id}")
    @Operation(summary = "An order of the member's own")
    @Refuses("404 unknown-order")
    OrderView find(@PathVariable String id) {
        return find(new OrderId(Ids.inPath(id, "unknown-order", "order")));
    }

    private OrderView find(OrderId id) {
        return orders.find(id, ShopChoice.member())
                .map(OrderView::of)
                .orElseThrow(() -> Problem.unknown("unknown-order", "You have no order of this id."));
    }
}
