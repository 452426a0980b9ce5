"""市町村の定員・欠員と応援派遣を見る / staffing gaps and disaster dispatches of municipalities."""
