namespace CoProduction.Registry.Partners;

public enum Theater
{
    NorthAmerica,
    Europe,
    IndoPacific,
    MiddleEast,
}
