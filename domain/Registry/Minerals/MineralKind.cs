namespace CoProduction.Registry.Minerals;

public enum MineralKind
{
    Mineral,

    /// <summary>Made rather than mined: cotton linters, nitrocellulose, TNT.</summary>
    Material,
}
