package io.pipelineappliance.schedule;

import io.pipelineappliance.component.ApplianceException;
import java.util.List;

/** An order that cannot be carried out. */
public class RefusedOrder extends ApplianceException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<String> violations;

    /** Whose fault it is. */
    public enum Reason {
        /** The order itself is wrong, now and later. */
        INVALID,
        /** It does not fit what is going on now. */
        CONFLICT,
        /** Another appliance leads, and gives the orders. */
        NOT_LEADER
    }

    public RefusedOrder(Reason reason, String sentence) {
        this(reason, sentence, List.of());
    }

    /**
     * @param violations each one a sentence about one parameter
     */
    public RefusedOrder(Reason reason, String sentence, List<String> violations) {
        super(sentence);
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    public Reason reason() {
        return reason;
    }

    public List<String> violations() {
        return violations;
    }
}
