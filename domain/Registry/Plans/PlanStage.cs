namespace CoProduction.Registry.Plans;

/// <summary>How far a plan has come, in ascending order. Cancelled stands outside the order.</summary>
public enum PlanStage
{
    Proposed,
    Announced,
    Funded,
    Contracted,
    Building,
    Commissioned,
    Cancelled,
}
