namespace CoProduction.Gaps.Questions;

/// <summary>What a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>A newer total of an item: it tells the pace of its whole family.</summary>
    Total,

    /// <summary>How an item's makers will grow: present rates, plans, or that none is planned.</summary>
    Growth,

    /// <summary>Who makes an item of which no maker is registered.</summary>
    Maker,

    /// <summary>Whether the plans of a line come, and when.</summary>
    Plan,

    /// <summary>What was made of a product in its goal's first month, and what is made today.</summary>
    Baseline,
}

/// <summary>What is wanted of a site or scope.</summary>
public enum Wanted
{
    /// <summary>Its total, newer than the one that is registered.</summary>
    Total,

    /// <summary>What the line makes now.</summary>
    Rate,

    /// <summary>A plan for the line, or that none is planned.</summary>
    Plan,

    /// <summary>The rate that the plan leads to.</summary>
    PlanRate,

    /// <summary>The month in which the plan takes effect.</summary>
    PlanDate,

    /// <summary>Whether the plan comes as promised: its stage and its date.</summary>
    PlanStage,
}
