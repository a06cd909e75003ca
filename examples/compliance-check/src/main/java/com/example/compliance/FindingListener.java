package com.example.compliance;

import io.keyaudit.policy.Finding;
import java.util.List;

/** Who is told what the audits find, such as a pager or a metric. Called by one thread at a time. */
interface FindingListener {
    /** One audit ended with these findings; none if all is well. */
    void found(List<Finding> findings);

    /** An audit that nothing was learned from, since it or this listener failed. */
    void failed(Exception failure);
}
