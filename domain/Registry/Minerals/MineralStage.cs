namespace CoProduction.Registry.Minerals;

/// <summary>A stage of a mineral's way from the ground to the part.</summary>
public enum MineralStage
{
    Extraction,
    Refining,
    Component,
}
